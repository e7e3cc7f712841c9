using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>What cannot be scored, in the user's terms.</summary>
static class Refusals
{
    public static void Sizes(Size labels, Size reference)
    {
        if (labels != reference)
            throw new DataException("size-mismatch", $"the labels are {labels}, the reference's opinion is {reference}; expected the same width and height, "
                + "resample one of them or check that it belongs to this sample");
    }

    public static void Outside(LabelMap map, int classes, string whose, string has)
    {
        if (LabelCheck.FirstOutside(map.Ids, classes) is >= 0 and var pixel)
            throw new DataException("class-outside", $"{whose} class {map.Ids[pixel]} at pixel ({pixel % map.Size.Width},{pixel / map.Size.Width}), but {has} "
                + $"{classes} {(classes == 1 ? "class" : "classes")}, 0 to {classes - 1}; map the id with 'map:' or name it in 'ignore:'", place: $"pixel ({pixel % map.Size.Width},{pixel / map.Size.Width})");
    }

    public static void Defect(ProbabilityDefect? defect, int width, ClassList classes)
    {
        if (defect is { } found)
            throw new DataException("not-probabilities", found.Describe(width, classes.NameOf), place: $"pixel ({found.Pixel % width},{found.Pixel / width})");
    }

    /// <summary>Refuses an option that names a class which is none.</summary>
    public static void Class(ClassList classes, string name, string option)
    {
        if (classes.Find(name) is null)
            throw new DataException("unknown-class", $"'{option}' names '{name}', which the dataset does not have; "
                + (classes.Count == 0 ? "it does not name its classes, so name them with 'classes:' beside the dataset" : $"its classes: {string.Join(", ", classes.Select(entry => entry.Name))}"));
    }
}
