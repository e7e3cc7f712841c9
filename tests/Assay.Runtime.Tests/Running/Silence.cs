using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

/// <summary>Progress that nobody watches.</summary>
class Silence : IRunProgress
{
    public virtual void Begin(string name, int total) { }
    public virtual void Advance(int samples) { }
    public void Say(string line) { }
}
