"""The commands of `waymark`. A module here is a command: it has a click command called `command`."""
