using System.Globalization;

namespace Assay.Kernels.Codecs;

/// <summary>Reads the Python dictionary of an NPY header: string keys; strings, True and False, and tuples of integers as values. Nothing is evaluated.</summary>
/// <param name="text">The dictionary.</param>
/// <param name="start">The byte of the file at which it stands, for errors.</param>
sealed class NpyDictionary(string text, int start)
{
    int at;

    public Dictionary<string, object> Read()
    {
        Dictionary<string, object> entries = [];
        Expect('{');
        while (Next() != '}')
        {
            var key = ReadString();
            Expect(':');
            if (!entries.TryAdd(key, ReadValue(key)))
                throw Error($"a second '{key}'", "one");
            if (Next() != '}')
                Expect(',');
        }
        at++;
        return Next() == '\0' && at == text.Length ? entries : throw Error("more text", "the end of the header");
    }

    object ReadValue(string key) => Next() switch
    {
        '\'' or '"' => ReadString(),
        '(' => ReadTuple(),
        'T' => ReadWord("True", true),
        'F' => ReadWord("False", false),
        '[' when key == "descr" => throw new InvalidDataException("it is a structured array with named fields, expected one plain array; save the field, np.save(path, x['name'])"),
        _ => throw Error($"a value of '{key}' that is not understood", "a string, True, False or a tuple of integers"),
    };

    bool ReadWord(string word, bool value)
    {
        if (!text.AsSpan(at).StartsWith(word))
            throw Error("an unknown word", word);
        at += word.Length;
        return value;
    }

    string ReadString()
    {
        var quote = Next();
        if (quote is not ('\'' or '"'))
            throw Error("something else", "a string in quotes");
        var end = text.IndexOf(quote, at + 1);
        if (end < 0)
            throw Error("a string without an end", "a closing quote");
        var value = text[(at + 1)..end];
        at = end + 1;
        return value;
    }

    IReadOnlyList<long> ReadTuple()
    {
        List<long> sides = [];
        Expect('(');
        while (Next() != ')')
        {
            sides.Add(ReadSide());
            if (sides.Count > 32)
                throw Error("a shape of more than 32 sides", "at most 32, as in numpy");
            if (Next() != ')')
                Expect(',');
        }
        at++;
        return sides;
    }

    long ReadSide()
    {
        var length = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') is >= 0 and var digits ? digits : text.Length - at;
        if (!long.TryParse(text.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var side))
            throw Error("a side of the shape that is not understood", "a number from 0 to 2^63 - 1");
        at += length;
        // Python 2 wrote long integers with an L.
        if (Next() == 'L')
            at++;
        return side;
    }

    char Next()
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\t' or '\r')
            at++;
        return at < text.Length ? text[at] : '\0';
    }

    void Expect(char mark)
    {
        if (Next() != mark)
            throw Error(at < text.Length ? $"'{text[at]}'" : "the end", $"'{mark}'");
        at++;
    }

    InvalidDataException Error(string found, string expected) =>
        new($"byte {start + at}: the header has {found} here, expected {expected}; it should read like {{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }}");
}
