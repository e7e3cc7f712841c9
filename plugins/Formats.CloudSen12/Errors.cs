namespace Assay.Formats.CloudSen12;

/// <summary>Turns what the file system throws into errors that name the file.</summary>
static class Errors
{
    public static T Wrap<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException broken)
        {
            throw Broken(file, broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", file, inner: unreadable);
        }
    }

    public static DataException Broken(string file, InvalidDataException broken) => new("broken-file", broken.Message, file, inner: broken);
}
