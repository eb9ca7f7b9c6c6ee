"""Log one line an event, on stderr; never what somebody typed."""

import logging
import sys

import structlog

QUIET = ("httpx", "telegram", "httpcore", "alembic", "sse_starlette", "uvicorn.access")


def configure(level: int = logging.INFO) -> None:
    """Set up logging for a command: our own events and the libraries' warnings."""
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s", force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns at every slot of a form that needs no validation of its own.
    logging.getLogger("rasa_sdk").setLevel(logging.ERROR)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
