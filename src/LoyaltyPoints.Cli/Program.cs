namespace LoyaltyPoints.Cli; public static class Placeholder { public static void Main() { } }
