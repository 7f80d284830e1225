using Docker.DotNet;
using Ferry.Core.Rendering;

namespace Ferry.Testing;

/// <summary>The image of the server that a test process starts in a container.</summary>
public static class TestServerImage
{
    public const string Variable = "FERRY_TEST_POSTGRES_IMAGE";

    /// <summary>What <c>tests/images/build</c> makes on machines that cannot pull.</summary>
    public const string Built = "ferry-test/postgres:15";

    /// <summary>What ferry.json is to name in tests.</summary>
    public static string Usual => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? chosen : Built;

    // The version of the programs (pg_dump, psql) that the tests run against it.
    private const string Official = "postgres:15";

    internal static async Task<string> ChooseAsync(TestDockerEngine engine) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? chosen
        : await engine.HasAsync(Built) ? Built
        : Official;

    internal static SurroundingsException Missing(string image, DockerApiException cause) => new(new Notice(
        $"The image {image} is not on the Docker engine and could not be pulled.",
        NoticeDetail.Where(cause.ResponseBody ?? cause.Message),
        NoticeDetail.Fix($"build {Built} with tests/images/build, or name another image in {Variable}")), cause);
}
