namespace Assay.Models.Http.Answers;

/// <summary>Reads the answer to one image.</summary>
/// <param name="names">The model's classes: its own labels, else the dataset's.</param>
sealed class AnswerReader(HttpPlan plan, ClassList names)
{
    /// <exception cref="DataException">It is not what the pipeline says.</exception>
    public Opinion Read(Told told) => plan.Response switch
    {
        AnswerForm.MaskTiff or AnswerForm.ProbabilitiesTiff => PixelAnswer.Read(told, TiffAnswer.Read(told), plan),
        AnswerForm.MaskPng => PixelAnswer.Read(told, PngAnswer.Read(told), plan),
        AnswerForm.Npy or AnswerForm.MaskNpy => Read(told, NpyAnswer.Read(told)),
        AnswerForm.JsonScores => JsonScores.Read(told, plan, names),
        AnswerForm.JsonBoxes => JsonBoxes.Read(told, plan, names),
        AnswerForm.JsonRle => JsonRle.Read(told, plan, names),
        AnswerForm.Geojson => GeojsonAnswer.Read(told, plan, names),
        _ => throw new InvalidOperationException($"{plan.Response} is not read from a body by itself"),
    };

    /// <summary>Numbers of one image, however they came.</summary>
    public Opinion Read(Told told, AnswerArray array) =>
        plan.Gives is Evidence.Probabilities or Evidence.LabelMap ? PixelAnswer.Read(told, array, plan) : ImageAnswer.Read(told, array, plan, names);
}
