"""Find what a search needs in a text: occupation, sector, place, hours, level, subject, kind of appointment.

Free of Rasa, so that it can be tried alone.
"""
