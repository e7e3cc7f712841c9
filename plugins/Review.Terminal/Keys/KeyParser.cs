using System.Text;

namespace Assay.Review.Terminal;

/// <summary>
/// Turns the bytes of a terminal into keys: UTF-8, escape sequences of xterm and its kin (ECMA-48 CSI and SS3, modifiers as xterm codes them), bracketed paste, SGR mouse clicks. A
/// sequence may come in pieces; a lone Esc is told from the start of one by a pause: <see cref="Flush"/>. Answers of the terminal to queries (DCS, OSC, APC, CSI with a private
/// marker) are swallowed.
/// </summary>
public sealed class KeyParser
{
    const int Longest = 1 << 20; // Of a paste; the rest of one that is longer is dropped.
    static ReadOnlySpan<byte> PasteEnd => "\e[201~"u8;
    readonly List<byte> pending = [];
    List<byte>? paste;

    /// <summary>Bytes wait for the rest of their sequence: call <see cref="Flush"/> when nothing follows for a while.</summary>
    public bool IsWaiting => pending.Count > 0;

    /// <summary>The keys that are complete with these bytes.</summary>
    public IReadOnlyList<Key> Add(ReadOnlySpan<byte> bytes)
    {
        List<Key> keys = [];
        foreach (var value in bytes)
        {
            if (paste is not null)
                AddToPaste(value, keys);
            else
            {
                pending.Add(value);
                Take(keys, isPause: false);
            }
        }
        return keys;
    }

    /// <summary>Nothing followed: what waits is what was pressed.</summary>
    public IReadOnlyList<Key> Flush()
    {
        List<Key> keys = [];
        Take(keys, isPause: true);
        pending.Clear();
        return keys;
    }

    void AddToPaste(byte value, List<Key> keys)
    {
        if (paste!.Count < Longest || paste[^1] == 0x1B)
            paste.Add(value);
        else if (value == 0x1B)
            paste[^1] = value;
        if (!System.Runtime.InteropServices.CollectionsMarshal.AsSpan(paste).EndsWith(PasteEnd))
            return;
        keys.Add(new Key("Paste", Encoding.UTF8.GetString([.. paste]).Replace("\e[201~", "", StringComparison.Ordinal)));
        paste = null;
    }

    void Take(List<Key> keys, bool isPause)
    {
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pending);
        if (bytes.IsEmpty)
            return;
        if (bytes[0] == 0x1B)
            TakeEscape(bytes, keys, isPause);
        else if (TakeRune(bytes, isPause) is { } key)
        {
            keys.Add(key);
            pending.Clear();
        }
    }

    static Key? TakeRune(ReadOnlySpan<byte> bytes, bool isPause)
    {
        if (bytes[0] < 0x20 || bytes[0] == 0x7F)
            return Control(bytes[0]);
        var status = Rune.DecodeFromUtf8(bytes, out var rune, out _);
        return status == System.Buffers.OperationStatus.NeedMoreData && !isPause ? null : Key.Of(rune.ToString());
    }

    static Key Control(byte value) => value switch
    {
        0x0D or 0x0A => new Key("Enter"),
        0x09 => new Key("Tab"),
        0x7F or 0x08 => new Key("Backspace"),
        0x00 => new Key("Ctrl-Space"),
        <= 26 => new Key("Ctrl-" + (char)('A' + value - 1)),
        _ => new Key("Ctrl-" + (char)(value + 0x40)),
    };

    void TakeEscape(ReadOnlySpan<byte> bytes, List<Key> keys, bool isPause)
    {
        if (bytes.Length == 1)
        {
            if (isPause)
                keys.Add(new Key("Esc"));
            return;
        }
        if (bytes[1] == 0x1B)
        {
            keys.Add(new Key("Esc"));
            pending.RemoveAt(0);
            Take(keys, isPause);
            return;
        }
        var (isComplete, key) = bytes[1] switch
        {
            (byte)'[' => Csi(bytes, isPause),
            (byte)'O' => bytes.Length < 3 ? (isPause, Alt(Key.Of("O"))) : (true, Final((char)bytes[2], 1)),
            (byte)'P' or (byte)']' or (byte)'_' or (byte)'^' => (IsEnded(bytes), null),
            _ => TakeRune(bytes[1..], isPause) is { } plain ? (true, Alt(plain)) : (false, null),
        };
        if (!isComplete)
            return;
        pending.Clear();
        if (key is { Name: "PasteStart" })
            paste = [];
        else if (key is { } found)
            keys.Add(found);
    }

    static Key Alt(Key key) => new("Alt-" + key.Name);

    /// <summary>ST, or BEL after OSC.</summary>
    static bool IsEnded(ReadOnlySpan<byte> bytes) => bytes.EndsWith("\e\\"u8) || bytes[1] == ']' && bytes[^1] == 7 || bytes.Length > 4096;

    static (bool IsComplete, Key? Key) Csi(ReadOnlySpan<byte> bytes, bool isPause)
    {
        if (bytes.Length == 2)
            return (isPause, new Key("Alt-["));
        var final = bytes[^1];
        if (final is < 0x40 or > 0x7E || bytes.Length == 3 && final == '[')
            return (bytes.Length > 64, null);
        var parameters = Encoding.ASCII.GetString(bytes[2..^1]);
        if (parameters.StartsWith('<'))
            return (true, Mouse(parameters[1..], (char)final));
        if (parameters.Length > 0 && parameters[0] is '?' or '>' or '=')
            return (true, null);
        var numbers = parameters.Split(';').Select(part => int.TryParse(part.Split(':')[0], out var number) ? number : 1).ToArray();
        var modifier = numbers.Length > 1 ? numbers[1] : 1;
        return (true, final == '~' ? Tilde(numbers[0], modifier) : Final((char)final, modifier));
    }

    static Key? Mouse(string parameters, char final)
    {
        var numbers = parameters.Split(';').Select(part => int.TryParse(part, out var number) ? number : -1).ToArray();
        if (numbers.Length != 3 || final != 'M')
            return null;
        var (x, y) = (numbers[1] - 1, numbers[2] - 1);
        return numbers[0] switch { 0 => new Key("Click", "", x, y), 64 => new Key("WheelUp", "", x, y), 65 => new Key("WheelDown", "", x, y), _ => null };
    }

    static Key? Final(char final, int modifier) => final switch
    {
        'A' => Modified("Up", modifier),
        'B' => Modified("Down", modifier),
        'C' => Modified("Right", modifier),
        'D' => Modified("Left", modifier),
        'H' => Modified("Home", modifier),
        'F' => Modified("End", modifier),
        'M' => new Key("Enter"),
        'Z' => new Key("Shift-Tab"),
        >= 'P' and <= 'S' => Modified("F" + (final - 'P' + 1), modifier),
        _ => null,
    };

    static Key? Tilde(int code, int modifier) => code switch
    {
        1 or 7 => Modified("Home", modifier),
        2 => Modified("Insert", modifier),
        3 => Modified("Delete", modifier),
        4 or 8 => Modified("End", modifier),
        5 => Modified("PageUp", modifier),
        6 => Modified("PageDown", modifier),
        >= 11 and <= 15 => Modified($"F{code - 10}", modifier),
        >= 17 and <= 21 => Modified($"F{code - 11}", modifier),
        23 or 24 => Modified($"F{code - 12}", modifier),
        200 => new Key("PasteStart"),
        _ => null,
    };

    /// <summary>xterm: 1 + (Shift 1, Alt 2, Ctrl 4).</summary>
    static Key Modified(string name, int modifier)
    {
        var bits = Math.Max(0, modifier - 1);
        return new Key(((bits & 4) != 0 ? "Ctrl-" : "") + ((bits & 2) != 0 ? "Alt-" : "") + ((bits & 1) != 0 ? "Shift-" : "") + name);
    }
}
