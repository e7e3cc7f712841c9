using System.Reflection;

namespace Assay.Contracts.Tests.PublicApi;

/// <summary>Plugins and scripts are built against these two surfaces. A change must show up in a diff: accept it with ASSAY_ACCEPT=1 and say why in the commit.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_of_the_contracts_is_the_one_in_the_golden_file() =>
        Golden.Equal("Assay.Contracts", ApiText.Of(typeof(LabelMap).Assembly));

    [Fact]
    public void The_public_surface_of_the_kernels_is_the_one_in_the_golden_file() =>
        Golden.Equal("Assay.Kernels", ApiText.Of(Assembly.Load("Assay.Kernels")));
}
