namespace Assay.Review.Terminal;

/// <summary>Opens one item: what is known of it, its picture, its classes. What goes wrong is told, not thrown.</summary>
static class ItemOpener
{
    public static async Task<ShelvedItem> OpenAsync(IReview review, Item item, ClassLook look, IReadOnlyDictionary<string, ViewOptions> views, CancellationToken cancel)
    {
        OpenItem? open = null;
        try
        {
            open = await review.OpenAsync(item, cancel).ConfigureAwait(false);
            return new ShelvedItem(open, OpenPicture.Load(item, open, look, () => review.OpenImage(item), views, cancel), null, ClassFacts.Of(open));
        }
        catch (Exception e) when (e is AssayException or IOException or UnauthorizedAccessException)
        {
            return new ShelvedItem(open, null, e is DataException { File: { } file } && !e.Message.Contains(file, StringComparison.Ordinal) ? $"{file}: {e.Message}" : e.Message, open is null ? [] : ClassFacts.Of(open));
        }
    }
}
