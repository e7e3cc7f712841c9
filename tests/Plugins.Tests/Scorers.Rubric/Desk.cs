using Assay.Scorers.Rubric;

namespace Assay.Tests.Rubric;

/// <summary>Findings of made-up steps on a frame of 100 x 100, as a rubric gets them. Labels and reference have three objects of 20 x 20 at x = 0, 30 and 60.</summary>
static class Desk
{
    public static readonly ClassList Classes = ClassList.Named("cat", "dog");

    public static Instance Object(int at, int kind = 0, bool crowd = false) => new() { Class = kind, Crowd = crowd, Geometry = new BoxGeometry(Place(at)) };

    public static Box Place(int at) => new(30 * at, 0, 20, 20);

    public static Finding Of(string kind, int? label = null, int? reference = null, int at = 0, params (string Name, double Value)[] measured) => new(kind)
    {
        Class = label is null ? null : 0,
        ReferenceClass = reference is null ? null : 0,
        Instance = label,
        ReferenceInstance = reference,
        Role = "reference",
        Box = Place(label ?? reference ?? at),
        Measured = measured.ToDictionary(entry => entry.Name, entry => entry.Value),
    };

    public static Exam Exam(params (string Step, Score Score)[] steps) => Exam([Object(0), Object(1), Object(2)], [Object(0), Object(1), Object(2)], steps);

    public static Exam Exam(Instance[]? labels, Instance[]? references, params (string Step, Score Score)[] steps) => new(
        new Sample { Id = "a", Size = new Size(100, 100), Labels = labels is null ? null : new Labels { Instances = labels } }, Classes,
        references is null ? null : new Dictionary<string, Opinion> { ["reference"] = new() { Instances = references } },
        steps.ToDictionary(step => step.Step, step => step.Score));

    public static (string, Score) Step(string id, params Finding[] findings) => (id, new Score { Values = [1], Findings = findings });

    /// <summary>Label i is the reference's instance i.</summary>
    public static (string, Score) Paired(string id, int[] objects, params Finding[] findings) =>
        (id, new Score { Values = [1], Findings = findings, Pairs = [.. objects.Select(at => new InstancePair("reference", at, at) { Iou = 1 })] });

    public static Score Price(this RubricOptions options, Exam exam) => new RubricScorer(options, new StubHost()).Examine(exam);

    public static Score Price(Exam exam) => new RubricOptions().Price(exam);

    /// <summary>Each finding's kind, price and rule without its details: <c>omission 100 price</c>.</summary>
    public static string[] Told(this Score score) => [.. score.Findings.Select(finding => $"{finding.Kind} {finding.Penalty} {finding.Rule!.Split(':')[0]}")];
}
