"""Random schools: adults who press whatever they may, and what must hold after each press: `python -m tests.walks`."""
