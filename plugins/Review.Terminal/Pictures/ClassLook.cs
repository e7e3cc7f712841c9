namespace Assay.Review.Terminal;

/// <summary>How each class is drawn: a colour and a letter that is its own. A class that stands for "nothing here" is not filled.</summary>
public sealed class ClassLook
{
    static readonly string[] Nothing = ["background", "clear", "unlabeled", "unlabelled", "none", "nothing", "void"];

    readonly ClassList classes;
    readonly char[] marks;
    readonly bool[] empty;

    /// <summary>Chooses letters: the first of the name that is free, else any that is.</summary>
    public ClassLook(ClassList classes)
    {
        (this.classes, marks, empty) = (classes, new char[classes.Count], new bool[classes.Count]);
        HashSet<char> taken = [];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = classes[i].Name.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789").FirstOrDefault(letter => !taken.Contains(letter), '?');
            taken.Add(marks[i]);
            empty[i] = Nothing.Contains(classes[i].Name, StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>The letter of a class.</summary>
    public char Mark(int position) => (uint)position < (uint)marks.Length ? marks[position] : '?';

    /// <summary><c>0xRRGGBB</c>.</summary>
    public static int Color(int position) => Okabe.OfClass(position);

    /// <summary>The class says that nothing is there.</summary>
    public bool IsNothing(int position) => (uint)position < (uint)empty.Length && empty[position];

    /// <summary>Its name.</summary>
    public string Name(int position) => classes.NameOf(position);
}
