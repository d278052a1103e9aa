# Poolhouse in a container: slim, not root, nothing to write but /data. The image holds Node and the bundle, no node_modules.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY scripts ./scripts
COPY src ./src
RUN node --disable-warning=ExperimentalWarning scripts/build.ts

FROM node:24-slim
ENV NODE_ENV=production \
    POOLHOUSE_MODE=production \
    POOLHOUSE_DATA=/data/poolhouse.sqlite \
    HOST=0.0.0.0 \
    PORT=9229
WORKDIR /app
COPY package.json LICENSE ./
COPY docs/reference ./docs/reference
COPY bin ./bin
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data && chmod 0700 /data
USER node
VOLUME /data
EXPOSE 9229
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "dist/main.js"]
