namespace Assay.Models.Http;

/// <summary>A way to ask a server about images. Thread-safe.</summary>
interface IAsking
{
    /// <summary>Checks what can be checked before anything is asked.</summary>
    /// <exception cref="DataException">The server's model does not fit.</exception>
    Task OpenAsync(CancellationToken cancel);

    /// <exception cref="DataException">One of these samples cannot be answered.</exception>
    Task<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel);
}
