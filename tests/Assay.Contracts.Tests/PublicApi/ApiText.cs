using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Assay.Contracts.Tests.PublicApi;

/// <summary>The public surface of an assembly as text: a paragraph per type, a line per member, in ordinal order.</summary>
static class ApiText
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) => string.Join("\n", assembly.GetExportedTypes()
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => Header(type) + "\n" + string.Concat(Members(type).Order(StringComparer.Ordinal).Select(line => $"    {line}\n"))));

    static string Header(Type type)
    {
        var parents = (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object) && !IsDelegate(type) ? [parent] : Array.Empty<Type>())
            .Concat(type.IsEnum || IsDelegate(type) ? [] : type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []))
            .Where(shown => !shown.Name.StartsWith("IEquatable", StringComparison.Ordinal))
            .Select(TypeText.Write)
            .ToArray();
        var name = type.Namespace + "." + (type.DeclaringType is { } outer ? TypeText.Write(outer) + "." : "") + TypeText.Write(type);
        return $"{Kind(type)} {name}{(parents.Length > 0 ? " : " + string.Join(", ", parents) : "")}";
    }

    static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : IsDelegate(type) ? "delegate"
        : type.IsValueType ? (IsRecord(type) ? "record struct" : type.IsByRefLike ? "ref struct" : "struct")
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : (type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "") + (IsRecord(type) ? "record" : "class");

    static IEnumerable<string> Members(Type type) =>
        type.IsEnum ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
        : IsDelegate(type) ? [Method(type.GetMethod("Invoke")!)]
        : type.GetMembers(Declared).Where(member => !Generated(member)).Select(Line).OfType<string>();

    static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo made when Visible(made) && !made.IsStatic => $"new({Parameters(made)})",
        MethodInfo method when Visible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) => Method(method),
        PropertyInfo property when property.GetAccessors(true).Any(Visible) => Property(property),
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{TypeText.Write(field)} {field.Name}{Value(field)}",
        _ => null,
    };

    static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.Write))}>" : "";
        return $"{(method.IsStatic ? "static " : "")}{TypeText.Write(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)})";
    }

    static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(Visible).ToArray();
        var index = property.GetIndexParameters();
        var set = accessors.FirstOrDefault(accessor => accessor.ReturnType == typeof(void));
        var init = set?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var get = accessors.Any(accessor => accessor.ReturnType != typeof(void)) ? "get; " : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{required}{(accessors[0].IsStatic ? "static " : "")}{TypeText.Write(property)} {name} {{ {get}{(set is null ? "" : init ? "init; " : "set; ")}}}";
    }

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    static string Parameter(ParameterInfo parameter)
    {
        var type = TypeText.Write(parameter);
        var way = parameter.IsOut ? "out " : parameter is { IsIn: true, ParameterType.IsByRef: true } ? "in " : "";
        var value = parameter.HasDefaultValue ? " = " + Literal(parameter.DefaultValue) : "";
        return $"{(way.Length > 0 ? way + type["ref ".Length..] : type)} {parameter.Name}{value}";
    }

    static string Value(FieldInfo field) => field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "";

    static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>What the compiler adds to records, and what every type has.</summary>
    static bool Generated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is MethodBase
        || member.Name is "EqualityContract" or "PrintMembers" or "ToString" or "GetHashCode" or "Equals" or "Deconstruct"
        || member.Name.Contains('<')
        || member is ConstructorInfo copy && IsRecord(member.DeclaringType!) && copy.GetParameters() is [var only] && only.ParameterType == member.DeclaringType;

    static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared) is not null;

    static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);
}
