"""What one machine does: readies the record, starts every program, and keeps it running."""
