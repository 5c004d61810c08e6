# syntax=docker/dockerfile:1
# docker build --tag loyalty-points .
# The service, and the `loyalty` command beside it (docker run ... --entrypoint dotnet loyalty-points loyalty.dll --help).
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
# SQL Server's driver with all its own packages, as its makers ship it: see Directory.Build.props. The committed lock
# files are of the build without, and of no particular platform; all versions are exact all the same.
ENV GenuineSqlClrTypes=true
# What decides the packages comes first, so that a change of code does not download them again.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/LoyaltyPoints.Core/*.csproj src/LoyaltyPoints.Core/
COPY src/LoyaltyPoints.Analytics/*.csproj src/LoyaltyPoints.Analytics/
COPY src/LoyaltyPoints.Storage/*.csproj src/LoyaltyPoints.Storage/
COPY src/LoyaltyPoints.Api/*.csproj src/LoyaltyPoints.Api/
COPY src/LoyaltyPoints.Cli/*.csproj src/LoyaltyPoints.Cli/
RUN dotnet restore src/LoyaltyPoints.Api --arch $TARGETARCH && dotnet restore src/LoyaltyPoints.Cli --arch $TARGETARCH
COPY src/ src/
# For one platform: the drivers' native parts for all the others are six times the rest.
RUN for project in Api Cli; do \
      dotnet publish src/LoyaltyPoints.$project --no-restore --arch $TARGETARCH --self-contained false \
        --configuration Release --output /app -p:UseAppHost=false || exit 1; \
    done && mkdir /data

# No shell, no package manager, not root (uid 1654); "extra" are ICU, which SQL Server's driver needs, and the time zones
# in which programs ask calendar questions.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
COPY --from=build --chown=1654:1654 /data /data
COPY --from=build /app /app
WORKDIR /app
USER $APP_UID
ENV Database__Provider=Sqlite \
    ConnectionStrings__Loyalty="Data Source=/data/loyalty.db"
VOLUME /data
EXPOSE 5080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
    CMD ["dotnet", "/app/loyalty.dll", "health", "live"]
ENTRYPOINT ["dotnet", "/app/LoyaltyPoints.Api.dll", "--urls", "http://+:5080"]
