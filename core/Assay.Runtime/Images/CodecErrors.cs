namespace Assay.Runtime.Images;

/// <summary>Turns what a codec and the file system throw into errors that name the file.</summary>
static class CodecErrors
{
    public static T Name<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (InvalidDataException broken)
        {
            throw new DataException("broken-file", broken.Message, path, inner: broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read or written: {unreadable.Message}", path, inner: unreadable);
        }
    }
}
