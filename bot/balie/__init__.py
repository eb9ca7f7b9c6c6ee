"""The desk under /balie, where an adviser signs in and looks after appointments."""
