# Any Debian-like image with Python 3.11 or newer will do as BASE.
ARG BASE=python:3.13-slim-bookworm

FROM ${BASE} AS build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=1
WORKDIR /srv/remit
COPY requirements/tools.txt requirements/run.txt requirements/
RUN python3 -m venv /tools \
 && /tools/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
      --require-hashes --only-binary :all: -r requirements/tools.txt \
 && /tools/bin/uv venv --python "$(command -v python3)" .venv \
 && /tools/bin/uv pip sync --no-cache --require-hashes --no-build requirements/run.txt
COPY app app
COPY migrations migrations
RUN .venv/bin/python -m compileall -q app migrations

FROM ${BASE}
ENV PATH=/srv/remit/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    HOST=0.0.0.0 PORT=8000 DATA_DIR=/data
RUN mkdir /data && chown 10001:10001 /data
WORKDIR /srv/remit
COPY LICENSE NOTICE alembic.ini pyproject.toml ./
COPY --from=build /srv/remit/.venv .venv
COPY --from=build /srv/remit/app app
COPY --from=build /srv/remit/migrations migrations
USER 10001:10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=4)"]
CMD ["python", "-m", "app", "serve"]
