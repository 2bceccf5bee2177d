print("soxa")
