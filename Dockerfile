# syntax=docker/dockerfile:1
# Two stages: the first installs from the lock file, the second holds nothing but the result and runs without root.
# Their base is named once, by its digest, which Dependabot renews; `scripts/release` says where a newer one is there.
FROM python:3.12-slim@sha256:05cda9777409a9c3ffddd94a4c476b79f0769a0b4857f0c7ed9226b6800b0d6f AS base

FROM base AS build
WORKDIR /build
RUN python -m venv /opt/coach
COPY requirements.lock ./
RUN /opt/coach/bin/pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE NOTICES.md ./
COPY texts ./texts
COPY rules ./rules
COPY coach ./coach
COPY adapters ./adapters
COPY migrations ./migrations
RUN /opt/coach/bin/pip install --no-cache-dir --no-deps . && /opt/coach/bin/pip uninstall --yes --quiet pip

FROM base
# The base ships Python's own library without byte code, which nobody can write later: each start and each health check
# would compile it anew.
RUN python -m compileall -q -j 0 -x site-packages "$(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')" \
 && groupadd --system --gid 10001 coach \
 && useradd --system --uid 10001 --gid 10001 --no-create-home --home-dir /data coach \
 && install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=build /opt/coach /opt/coach
COPY LICENSE NOTICES.md /usr/share/doc/resume-coach/
# Nothing that may be a secret stands here, the database's address included: it would win over the file with the secret.
# Unless told otherwise, the database lies in the folder in which the coach runs, which is the volume.
ENV PATH=/opt/coach/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    COACH_WEB_HOST=0.0.0.0 \
    COACH_WEB_PORT=8080 \
    COACH_HEALTH_HOST=0.0.0.0 \
    COACH_HEALTH_PORT=8081
# By number: Kubernetes' runAsNonRoot cannot tell by a name.
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["coach"]
CMD ["serve"]
