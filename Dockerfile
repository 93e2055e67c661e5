# Gatewatch with its embedded PostgreSQL (glibc: the database has no build for musl).
#   docker build -t gatewatch .
#   docker run -d --name gatewatch -p 127.0.0.1:7100:7100 -v gatewatch:/data gatewatch
FROM node:24-bookworm-slim

RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates git \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /opt/gatewatch
COPY . .
RUN npm install --no-audit --no-fund && npm run build:web && npm cache clean --force \
 && install -d -o node -g node -m 0700 /data

# Inside the container it listens on every address; what is published says who may reach it.
ENV GATEWATCH_HOST=0.0.0.0 \
    GATEWATCH_PORT=7100 \
    GATEWATCH_DATA=/data \
    GATEWATCH_INSECURE_HTTP=1

USER node
VOLUME /data
EXPOSE 7100
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7100/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "packages/cli/bin/gatewatch.js", "serve"]
