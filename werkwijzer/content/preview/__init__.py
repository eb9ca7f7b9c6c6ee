"""Show an editor all answers on one page."""
