# One image for web, worker and beat; docker-compose.yml shows how they stand together.
FROM python:3.11-slim AS build
COPY requirements.txt /
RUN python -m venv /opt/susi \
    && /opt/susi/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /requirements.txt

FROM python:3.11-slim
ENV PATH=/opt/susi/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SUSI_BIND=0.0.0.0 \
    SUSI_VAR_DIR=/var/lib/susi
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/susi susi \
    && install -d -o susi -g susi /var/lib/susi/media
COPY --from=build /opt/susi /opt/susi
WORKDIR /srv/susi
COPY . .
USER susi
# The key of this one command is thrown away; the real one comes from the environment.
RUN SUSI_PRODUCTION=0 SUSI_SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    python manage.py collectstatic --no-input --verbosity 0
EXPOSE 8000
CMD ["gunicorn", "-c", "susi/gunicorn.py", "susi.wsgi"]
