using Loam.Bench;

return Scenarios.Run(args);
