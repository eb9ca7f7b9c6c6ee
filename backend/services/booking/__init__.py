"""Appointments for advice: what can be booked, and bookings that the database keeps from overlapping."""
