"""Side-by-side measurements, one module each."""
