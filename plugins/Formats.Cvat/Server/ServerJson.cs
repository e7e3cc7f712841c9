using System.Text.Json;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Server;

/// <summary>Values that an answer must have.</summary>
static class ServerJson
{
    /// <exception cref="DataException">It is missing, or no whole number.</exception>
    public static int Number(JsonElement json, string name, string what) => Whole(json, name, what) ?? throw Broken(what, $"'{name}' is missing, expected a whole number");

    /// <exception cref="DataException">It is no whole number.</exception>
    public static int? Whole(JsonElement json, string name, string what)
    {
        try
        {
            return json.Whole(name);
        }
        catch (BrokenShape broken)
        {
            throw Broken(what, broken.Message);
        }
    }

    /// <summary>The user name of the assignee.</summary>
    public static string? UserOf(JsonElement json) => json.Get("assignee") is { } user ? user.Text("username") : null;

    public static DataException Broken(string what, string why) => new("cvat-answer", $"{what}: {why}; is this a CVAT server of a version that this knows (2.0 or newer)?");
}
