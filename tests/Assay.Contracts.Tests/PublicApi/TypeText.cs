using System.Reflection;

namespace Assay.Contracts.Tests.PublicApi;

/// <summary>Types as C# writes them, nullability included.</summary>
static class TypeText
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(char)] = "char",
    };

    public static string Write(Type type) => Write(type, null);

    public static string Write(ParameterInfo parameter) => Write(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Write(PropertyInfo property) => Write(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Write(FieldInfo field) => Write(field.FieldType, new NullabilityInfoContext().Create(field));

    static string Write(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
            return "ref " + Write(type.GetElementType()!, nullability?.ElementType);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Write(value, null) + "?";
        var mark = !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray)
            return Write(type.GetElementType()!, nullability?.ElementType) + "[]" + mark;
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword + mark;
        if (!type.IsGenericType)
            return type.Name + mark;
        var arguments = type.GetGenericArguments();
        var named = nullability?.GenericTypeArguments is { Length: > 0 } inner
            ? arguments.Zip(inner, (argument, state) => Write(argument, state))
            : arguments.Select(Write);
        return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", named)}>{mark}";
    }
}
