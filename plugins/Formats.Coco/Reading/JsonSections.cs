using System.Text;
using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>Walks the top of a file of any length: an object of sections, or a list; and the entries of one section at a time.</summary>
sealed class JsonSections(JsonFile file)
{
    /// <summary>Where the walk stands, in the file.</summary>
    public long At { get; private set; } = file.Slice(0, 3).StartsWith("\uFEFF"u8) ? 3 : 0;

    const long GiveBackAfter = 64 << 20;
    bool first = true;
    long given;

    /// <summary>The next byte that is no white space; it is not passed over.</summary>
    public byte Peek()
    {
        while (At < file.Length && file.Slice(At, 1)[0] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            At++;
        return At < file.Length ? file.Slice(At, 1)[0] : throw JsonFault.Cut(file.Length);
    }

    /// <summary>Passes over a byte that must be there.</summary>
    public void Require(char wanted)
    {
        if (Peek() != wanted)
            throw new JsonFault($"expected '{wanted}', found '{(char)Peek()}'", At);
        At++;
    }

    /// <summary>Goes to the next section of the top object and stands at its value; null behind the last.</summary>
    public string? NextSection()
    {
        if (first)
            Require('{');
        var begins = first;
        first = false;
        if (Peek() == '}')
        {
            At++;
            return null;
        }
        if (!begins)
            Require(',');
        if (Peek() != '"')
            throw new JsonFault("a field's name is missing", At);
        var name = Pass();
        Require(':');
        _ = Peek();
        return Encoding.UTF8.GetString(name[1..^1]);
    }

    /// <summary>Goes to the next entry of the list it stands in; false behind the last. Begins at the list's '['.</summary>
    public bool NextEntry(ref bool begun)
    {
        var begins = !begun;
        if (begins)
            Require('[');
        begun = true;
        if (Peek() == ']')
        {
            At++;
            return false;
        }
        if (!begins)
            Require(',');
        _ = Peek();
        return true;
    }

    /// <summary>The value it stands at; afterwards it stands behind.</summary>
    public ReadOnlySpan<byte> Pass()
    {
        var rest = file.Slice(At, (int)Math.Min(file.Length - At, int.MaxValue));
        try
        {
            var end = JsonScan.SkipValue(rest, 0);
            At += end;
            if (At - given > GiveBackAfter)
            {
                given = At;
                file.GiveBack();
            }
            return rest[..end];
        }
        catch (JsonFault fault)
        {
            throw fault.IsCut && At + rest.Length < file.Length ? new JsonFault($"a value is longer than {int.MaxValue} bytes", At) : new JsonFault(fault.Message, At + fault.At, fault.IsCut);
        }
    }

    /// <summary>Nothing but white space may follow.</summary>
    public void End()
    {
        var rest = At;
        while (rest < file.Length)
            if (file.Slice(rest, 1)[0] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
                rest++;
            else
                throw new JsonFault("text follows the end", rest);
    }

    /// <summary>Reads the value it stands at with the JSON library, which checks it.</summary>
    public T Read<T>(JsonFunction<T> read)
    {
        var start = At;
        var value = Pass();
        return file.Read(value, start, read);
    }

    /// <summary>Passes over the value it stands at, after the JSON library has checked it.</summary>
    public void Check() => Read((ref Utf8JsonReader reader) =>
    {
        reader.Read();
        reader.Skip();
        return true;
    });
}

/// <summary>Reads something from the start of a value.</summary>
delegate T JsonFunction<out T>(ref Utf8JsonReader reader);
