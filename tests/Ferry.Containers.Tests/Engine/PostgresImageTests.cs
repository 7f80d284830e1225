using Ferry.Containers.Engine;

namespace Ferry.Containers.Tests.Engine;

public sealed class PostgresImageTests
{
    [Theory]
    [InlineData("postgres", "postgres:15")]
    [InlineData("postgres:18", "postgres:15")]
    [InlineData("postgres:18.1", "postgres:15")]
    [InlineData("postgres:18-alpine", "postgres:15-alpine")]
    [InlineData("postgres:18.1-bookworm", "postgres:15-bookworm")]
    [InlineData("postgres:latest", "postgres:15")]
    [InlineData("localhost:5000/postgres", "localhost:5000/postgres:15")]
    [InlineData("localhost:5000/team/postgres:18-alpine", "localhost:5000/team/postgres:15-alpine")]
    [InlineData("postgres:18@sha256:0123", "postgres:15")]
    [InlineData("postgres@sha256:0123", "postgres:15")]
    public void Another_major_version_changes_the_version_in_the_tag_and_nothing_else(string image, string expected) =>
        Assert.Equal(expected, PostgresImage.WithMajor(image, 15));
}
