namespace Assay.Scorers.Agreement;

static class ClassName
{
    /// <summary>A class's name, or its number when the dataset does not name it.</summary>
    public static string Of(ClassList classes, int position) => position < classes.Count ? classes[position].Name : $"class {position}";
}
