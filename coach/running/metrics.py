"""What Prometheus is told: reviews, seconds per step, queue length, failures by code. No personal data."""

from prometheus_client import Counter, Gauge, Histogram

REVIEWS = Counter("coach_reviews_total", "Reviews that ended, by platform and outcome.", ["platform", "outcome"])
FAILURES = Counter("coach_failures_total", "Steps that failed, by the class of the error.", ["error"])
HELD_BACK = Counter(
    "coach_held_back_total", "What was not taken for now, by kind and by whose budget.", ["kind", "whose"]
)
STEP_SECONDS = Histogram(
    "coach_step_seconds",
    "Seconds a step of a review took, by the state it began in.",
    ["step"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
QUEUE = Gauge("coach_queue_length", "Jobs that wait or run.")
OPEN_REVIEWS = Gauge("coach_open_reviews", "Reviews on their way.")
