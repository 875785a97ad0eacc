# The bot, without what only building and testing needs. As `node`, never root; it writes nowhere but /data.
FROM node:24.21.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Nothing is compiled: every native part comes prebuilt in its package.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 STORE_URL=sqlite:/data/arshjul.db
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY manifests ./manifests
COPY cards ./cards
COPY plans ./plans
COPY examples ./examples
COPY src ./src
COPY scripts/keep-compiled.mjs scripts/fill-compiled.ts ./scripts/
RUN install -d -o node -g node /data node_modules/.cache
USER node
# Compiled here, since Node keeps it by user and flags, and nobody can write it when the disk is read-only.
RUN ["node", "--max-semi-space-size=8", "--import", "./scripts/keep-compiled.mjs", "scripts/fill-compiled.ts"]
VOLUME /data
EXPOSE 3978
# Whether the program answers. Not whether the store does: a bot without its store still tells people the truth.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# node itself, not npm: it hears SIGTERM and finishes what is under way.
CMD ["node", "--max-semi-space-size=8", "--import", "./scripts/keep-compiled.mjs", "src/main.ts"]
