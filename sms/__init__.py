"""DOOR and ROAD OUT: texts that come in, texts that go out."""
