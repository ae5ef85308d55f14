namespace Loam.Runs.Options;

/// <summary>On a property that is an options record: its keys stand among those of the record that has it, not in a group of their own.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BesideAttribute : Attribute;
