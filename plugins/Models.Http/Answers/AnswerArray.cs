namespace Assay.Models.Http.Answers;

/// <summary>Numbers of an answer: planes x height x width, or just so many.</summary>
/// <param name="Shape">Slowest side first.</param>
/// <param name="Values">In C order; numbers of 64 bits are held in 32.</param>
/// <param name="Element">What the server sent: <c>uint8</c>, <c>float32</c>, ...</param>
/// <param name="Whole">Integers by type.</param>
sealed record AnswerArray(IReadOnlyList<long> Shape, float[] Values, string Element, bool Whole)
{
    public string ShapeText => $"({string.Join(", ", Shape)}{(Shape.Count == 1 ? "," : "")})";

    /// <summary>Width and height of what has two sides or three; a leading 1 is no side.</summary>
    public (int Planes, Size Size)? AsPlanes() => Shape.Count switch
    {
        2 => (1, new Size((int)Shape[1], (int)Shape[0])),
        3 => ((int)Shape[0], new Size((int)Shape[2], (int)Shape[1])),
        4 when Shape[0] == 1 => ((int)Shape[1], new Size((int)Shape[3], (int)Shape[2])),
        _ => null,
    };
}
