Console.WriteLine("loam");
return 0;
