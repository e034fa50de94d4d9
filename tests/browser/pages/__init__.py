"""Pages as people meet them: everything is found by its role and its name, never by an address or a class."""
