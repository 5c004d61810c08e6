# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# SQL Server's driver with all its own packages, as its makers ship it: see Directory.Build.props.
ENV GenuineSqlClrTypes=true
# What decides the packages comes first, so that a change of code does not download them again.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/LoyaltyPoints.Core/*.csproj src/LoyaltyPoints.Core/
COPY src/LoyaltyPoints.Storage/*.csproj src/LoyaltyPoints.Storage/
COPY src/LoyaltyPoints.Api/*.csproj src/LoyaltyPoints.Api/
RUN dotnet restore src/LoyaltyPoints.Api
COPY src/LoyaltyPoints.Core/ src/LoyaltyPoints.Core/
COPY src/LoyaltyPoints.Storage/ src/LoyaltyPoints.Storage/
COPY src/LoyaltyPoints.Api/ src/LoyaltyPoints.Api/
RUN dotnet publish src/LoyaltyPoints.Api --no-restore --configuration Release --output /app -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Programs ask calendar questions in IANA time zones: without tzdata the image is of no use, so fail here, not at night.
RUN test -e /usr/share/zoneinfo/Asia/Shanghai && install --directory --owner="$APP_UID" --group="$APP_UID" /data
COPY --from=build /app /app
WORKDIR /app
USER $APP_UID
ENV Database__Provider=Sqlite \
    ConnectionStrings__Loyalty="Data Source=/data/loyalty.db"
VOLUME /data
EXPOSE 5080
# The image has no curl; bash can speak enough HTTP.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --start-interval=1s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/5080 && printf 'GET /health/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]
ENTRYPOINT ["dotnet", "LoyaltyPoints.Api.dll", "--urls", "http://+:5080"]
