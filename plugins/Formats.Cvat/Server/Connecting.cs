namespace Assay.Formats.Cvat.Server;

/// <summary>From options to a client.</summary>
static class Connecting
{
    public static CvatClient Open(string url, CvatConnection? connection, SecretName? token, IHost host, TimeProvider time)
    {
        var how = connection ?? new CvatConnection();
        return new CvatClient(new ServerAddress(url, how, token is { } name ? host.Secret(name) : null), how, time);
    }

    /// <summary>Whether exactly one place is named.</summary>
    /// <exception cref="AssayException">None is, or several are.</exception>
    public static void Check(string url, int? project, IReadOnlyList<int> tasks, IReadOnlyList<int> jobs)
    {
        ServerAddress.Parse(url);
        if ((project is null ? 0 : 1) + Math.Min(tasks.Count, 1) + Math.Min(jobs.Count, 1) is var given and not 1)
            throw new AssayException("cvat-options", $"url: needs {(given == 0 ? "" : "exactly ")}one of project:, task: and job: beside it, found {(given == 0 ? "none" : $"{given}")}; the number stands in the address of the page: /tasks/12");
    }
}
