using Assay.Runtime.Running;
using Assay.Runtime.Tests.Pipelines;

namespace Assay.Runtime.Tests.Running;

public class RunRecordTests
{
    const string Audit = "dataset: { masks: { labels: data/labels } }\nreferences: { unet: { arrays: { probabilities: data/probabilities.npy } } }\nsteps: [ soft_min: {} ]\n";

    static string Hash(string yaml) => RunRecord.Hash(Reading.Read(yaml));

    [Fact]
    public void Reviewing_and_exporting_otherwise_leaves_a_run_what_it_is() => Assert.Equal(Hash(Audit), Hash(Audit + "review: { terminal: {} }\noutputs: [ report: {} ]\n"));

    [Fact]
    public void Another_step_makes_another_run() => Assert.NotEqual(Hash(Audit), Hash(Audit.Replace("soft_min: {}", "soft_min: {}, ti: {}")));

    [Fact]
    public void Another_control_makes_another_run() => Assert.NotEqual(Hash(Audit), Hash(Audit + "control: { size: 3 }\n"));
}
