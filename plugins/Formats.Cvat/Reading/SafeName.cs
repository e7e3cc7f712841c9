namespace Assay.Formats.Cvat.Reading;

/// <summary>Whether a name from a file may be joined to a folder: it must not be able to leave it, on any system.</summary>
static class SafeName
{
    public static bool Holds(string name) =>
        name.Length > 0 && !name.Contains('\0') && name[0] is not ('/' or '\\') && !(name.Length > 1 && name[1] == ':')
        && !name.Split('/', '\\').Contains("..");
}
