using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Rubric;

/// <summary>What a pipeline may say of an <c>attributes</c> step.</summary>
public sealed record AttributesOptions
{
    [Description("The reference whose attributes are compared with the labels'.")]
    public ReferenceName? Reference { get; init; }

    [Description("The step that says which label and which object of the reference are one.")]
    public StepName Pairs { get; init; } = new("match");

    [Description("The attributes to compare. Left out: all that both sides have.")]
    public IReadOnlyList<string> Include { get; init; } = [];

    [Description("Attributes that are not compared.")]
    public IReadOnlyList<string> Ignore { get; init; } = [];

    [Description("How far numbers may be apart. What is no number on both sides is compared as text.")]
    [Range(0.0, double.MaxValue)]
    public double Tolerance { get; init; }

    [Description("Whether True and true differ.")]
    public bool CaseSensitive { get; init; }

    [Description("Write the table of attributes: how often each was compared and differed. It costs a second look at every sample.")]
    public bool Tables { get; init; } = true;
}
