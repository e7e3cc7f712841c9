using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Reviewing.Opening;

public class ThresholdsTests
{
    static StepUse Where(string condition) => Use("where", new WhereOptions { Condition = new Expression(condition) }, new object());

    static StepUse Use(string name, object options, object instance) =>
        new(name, new Component(name, ComponentKind.TableStep, "", "assay", "1.0", "", instance.GetType), options, new Place("p.yaml", 1, 1), instance, new Dictionary<string, string>(), false, false);

    [Theory]
    [InlineData("ti < 0.45 && hi >= 0.5", "ti", "ti < 0.45", Suspicious.Low)]
    [InlineData("ti < 0.45 && hi >= 0.5", "hi", "hi >= 0.5", Suspicious.High)]
    [InlineData("0.3 > ti", "ti", "0.3 > ti", Suspicious.Low)]
    [InlineData("ti_low < 1 || my_ti > 2", "ti", null, null)]
    [InlineData("(ti < 0.1 || hi > 2) && area > 5", "ti", "(ti < 0.1 || hi > 2) && area > 5", Suspicious.Low)]
    [InlineData("ti * hi > 0.2", "ti", "ti * hi > 0.2", null)]
    [InlineData("text[\"ti\"] == \"a\"", "ti", null, null)]
    public void A_condition_says_what_it_asks_of_a_column(string condition, string column, string? text, Suspicious? end)
    {
        var found = Thresholds.Of(column, [Where(condition)]);
        Assert.Equal((text, end), (found?.Text, found?.End));
    }

    [Fact]
    public void The_last_selector_that_names_it_counts()
    {
        var options = new ExtremeOptions { By = new ColumnName("ti"), Fraction = 0.05 };
        Assert.Equal(("lowest 5 % by ti", Suspicious.Low), Thresholds.Of("ti", [Where("ti < 0.5"), Use("lowest", options, new LowestStep(options)), Where("hi > 1")]));
    }
}
