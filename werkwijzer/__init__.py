"""Put the parts together: settings, clock, processes and the command `werkwijzer`."""
