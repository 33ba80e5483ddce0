"""The list of what was erased: it leaves the machine every minute, and a copy that is put back is held against it."""
